"""An add-on says aloud what it replaces and removes of another plugin's content; nothing else changes."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import HEAD, SECTIONS, Bench, body

from huibao.errors import PluginError
from huibao.model.catalogue import Catalogue
from huibao.model.change import Change, Part
from huibao.model.document import Heading
from huibao.model.rule import Rule, Severity
from huibao.pipeline import ReportType
from huibao.plugin.content_folder import ContentFolder

RULES = """\
[[rule]]
id = "disposed-not-more"
check = "waste.disposed <= waste.generated"
message = "处置量多于产生量"
hint = "核对"

[[rule]]
id = "meetings-and-leaflets"
check = "sum(meetings.held, publicity.leaflets) >= 10"
message = "会议和资料太少"
missing = "zero"

[[rule]]
id = "leaflets-given"
check = "publicity.leaflets > 0"
message = "没有资料"
missing = "finding"
"""
SAID = (
    SECTIONS.replace(
        'title = "广泛宣传发动"\n',
        """title = "广泛宣传发动"

[[section.paragraph]]
clauses = ["发放宣传资料{publicity.leaflets}[，{publicity.leaflets:change}]", "悬挂横幅{publicity.banners}"]

[[section.table]]
caption = "宣传"
rows = ["publicity.leaflets", "publicity.banners", "publicity.awareness_rate"]
columns = ["actual"]
""",
    )
    + '\n[outline.short]\nname = "简报"\ntitle = "简报"\nsections = ["publicity", "waste"]\n'
)
STANDARDS = """\
[[standard]]
id = "clinics-2020"
name = "门诊部标准"
edition = "2020"
confidence = "seen"
[[standard.requirement]]
id = "awareness"
name = "知晓率"
operator = ">="
value = 80
unit = "%"
indicator = "publicity.awareness_rate"
"""
HEAD_OF = 'id = "{name}"\nname = "{name}的要求"\nextends = "clinic"\n'
Files = Mapping[str, str]


def change(table: str, part: str, id: str, reason: str = "县里另有规定") -> str:
    return f'[[{table}]]\n{part} = "{id}"\nreason = "{reason}"\n'


def addon(folder: Path, name: str, head: str = "", **files: str) -> tuple[str, ContentFolder]:
    """An add-on to the bench's clinics."""
    (folder / name).mkdir(exist_ok=True)
    texts = {"addon": HEAD_OF.format(name=name) + head, **files}
    for stem, text in texts.items():
        (folder / name / f"{stem}.toml").write_text(text, encoding="utf-8")
    return name, ContentFolder(folder / name, name)


@pytest.fixture
def clinic(bench: Bench) -> Callable[..., ReportType]:
    """Clinics with these add-ons."""

    def made(*addons: tuple[str, object]) -> ReportType:
        return bench.type(rules=RULES, sections=SAID, standards=STANDARDS, plugins=addons)

    return made


@pytest.fixture
def county(bench: Bench, clinic: Callable[..., ReportType]) -> Callable[..., ReportType]:
    """Clinics with one add-on of this head and these files."""
    return lambda head="", **files: clinic(addon(bench.folder, "county", head, **files))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(PluginError) as caught:
        act()
    return str(caught.value)


def test_an_addon_may_be_one_file(county: Callable[..., ReportType], clinic: Any) -> None:
    extended, own = county().catalogue, clinic().catalogue
    for name in ("indicators", "rules", "sections", "outlines", "standards"):
        assert getattr(extended, name) == getattr(own, name)


INSTEAD = [
    (
        "indicator",
        "publicity.leaflets",
        {"indicators": '[publicity]\nleaflets = { name = "发放材料", unit = "本" }\n'},
        lambda each: each.indicators["publicity.leaflets"].name == "发放材料",
    ),
    (
        "rule",
        "clinic-disposed-not-more",
        {
            "rules": '[[rule]]\nid = "clinic-disposed-not-more"\n'
            'check = "waste.disposed == waste.generated"\n'
            'message = "处置量应等于产生量"\nseverity = "warning"\n'
        },
        lambda each: rule_of(each, "clinic-disposed-not-more").severity is Severity.WARNING,
    ),
    (
        "section",
        "publicity",
        {
            "sections": '[[section]]\nid = "publicity"\ntitle = "宣传"\n[[section.paragraph]]\n'
            'clauses = ["悬挂横幅{publicity.banners}"]\n'
        },
        lambda each: each.sections["publicity"].title == "宣传" and each.sections["publicity"].tables == (),
    ),
    (
        "outline",
        "short",
        {"sections": '[outline.short]\nname = "月报"\ntitle = "月报"\nsections = ["waste"]\n'},
        lambda each: each.outlines["short"].sections == ("waste",),
    ),
    (
        "standard",
        "clinics-2020",
        {"standards": STANDARDS.replace("80", "90")},
        lambda each: [r.value for s in each.standards for r in s.requirements if r.id == "awareness"] == [90],
    ),
]


def rule_of(catalogue: Catalogue, id: str) -> Rule:
    return next(rule for rule in catalogue.rules if rule.id == id)


@pytest.mark.parametrize(("part", "id", "files", "holds"), INSTEAD, ids=[each[0] for each in INSTEAD])
def test_its_own_is_taken_instead(part: str, id: str, files: Files, holds: Any, county: Any) -> None:
    catalogue = county(change("instead", part, id), **files).catalogue
    assert holds(catalogue)
    (done,) = catalogue.changes
    assert (done.part, done.id, done.plugin, done.of, done.removes) == (
        Part(part),
        id,
        "county",
        "clinic",
        False,
    )
    assert (done.who, done.reason) == ("county的要求", "县里另有规定")


@pytest.mark.parametrize(("part", "id", "files", "holds"), INSTEAD, ids=[each[0] for each in INSTEAD])
def test_undeclared_it_is_a_clash_that_names_both_and_the_way_out(
    part: str, id: str, files: Files, holds: Any, county: Any
) -> None:
    said = refused(lambda: county(**files)) if part != "rule" else ""
    if part == "rule":  # an undeclared rule has the add-on's prefix: it is another one
        assert rule_of(county(**files).catalogue, f"county-{id}").plugin == "county"
        return
    assert "county: " in said
    assert "already defined by clinic" in said
    assert f'[[instead]] {part} = "…"' in said


@pytest.mark.parametrize(("part", "id", "files", "holds"), INSTEAD, ids=[each[0] for each in INSTEAD])
def test_declared_without_a_definition_of_its_own(
    part: str, id: str, files: Files, holds: Any, county: Any
) -> None:
    said = refused(lambda: county(change("instead", part, id)))
    assert said.startswith(f"county: addon.toml:5: {part} {id}")
    assert "clinic's" in said
    assert "[[without]]" in said


@pytest.mark.parametrize(("part", "id", "files", "holds"), INSTEAD, ids=[each[0] for each in INSTEAD])
def test_removed_and_defined_at_once(part: str, id: str, files: Files, holds: Any, county: Any) -> None:
    if part == "rule":
        return
    said = refused(lambda: county(change("without", part, id), **files))
    assert said.startswith(f"county: addon.toml:5: {part} {id} is declared removed")
    assert "[[instead]]" in said


@pytest.mark.parametrize(("part", "id"), [each[:2] for each in INSTEAD], ids=[each[0] for each in INSTEAD])
def test_two_addons_that_change_one_thing(part: str, id: str, bench: Bench, clinic: Any) -> None:
    both = [addon(bench.folder, name, change("without", part, id)) for name in ("city", "county")]
    said = refused(lambda: clinic(*both))
    assert said.startswith(f"county: {part} {id} is already changed by city")


@pytest.mark.parametrize(
    ("part", "wrong", "meant"),
    [
        ("indicator", "publicity.leaflet", "publicity.leaflets"),
        ("rule", "disposed-not-more", "clinic-disposed-not-more"),
        ("section", "publicty", "publicity"),
        ("outline", "shrt", "short"),
        ("standard", "clinics-2021", "clinics-2020"),
    ],
)
def test_what_there_is_not(part: str, wrong: str, meant: str, county: Any) -> None:
    said = refused(lambda: county(change("without", part, wrong)))
    assert said.startswith(f"county: addon.toml:5: {part} {wrong} is declared changed, but there is none")
    assert meant in said


def test_what_is_its_own(county: Any) -> None:
    mine = '[county]\npatrols = { name = "护河行动", unit = "次" }\n'
    said = refused(lambda: county(change("without", "indicator", "county.patrols"), indicators=mine))
    assert "it is the plugin's own" in said


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('[[without]]\nrule = "x"\n', "without[0].reason: reason must be given"),
        ('[[without]]\nrule = "x"\nreason = " "\n', "without[0].reason: reason must be given"),
        ('[[without]]\nreason = "x"\n', "without[0]: name exactly one of indicator, rule"),
        ('[[instead]]\nrule = "x"\nsection = "y"\nreason = "x"\n', "instead[0]: name exactly one of"),
        ('[[instead]]\nkind = "x"\nreason = "x"\n', "instead[0].kind: unknown key kind"),
        ("[[instead\n", "addon.toml: "),
        ("api_level = 3\n", "api_level: unknown key"),
    ],
)
def test_a_faulty_head_is_named_with_file_and_key(head: str, said: str, county: Any, bench: Bench) -> None:
    message = refused(lambda: addon(bench.folder, "county", head)[1].addon)
    assert message.startswith("county: addon.toml: ")
    assert said in message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('id = "Linjiang"', "id: 'Linjiang' is no name"),
        ('id = "clinic"', "id: clinic is the type's own name"),
        ('id = "../x"', "is no name"),
    ],
)
def test_a_name_that_cannot_be(line: str, said: str, bench: Bench) -> None:
    name, folder = addon(bench.folder, "county")
    file = bench.folder / name / "addon.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('id = "county"', line), encoding="utf-8")
    assert said in refused(lambda: folder.addon)


def test_a_folder_of_both_sorts(bench: Bench) -> None:
    bench.type()
    (bench.folder / "content" / "addon.toml").write_text(HEAD_OF.format(name="x"), encoding="utf-8")
    said = refused(ContentFolder(bench.folder / "content", "clinic").huibao_unit_types)
    assert "type.toml and addon.toml in one folder" in said


class TestRemovedIndicator:
    """It counts as one that is known and never given."""

    GONE = change("without", "indicator", "publicity.leaflets", "改由街道统计")
    DATA = (
        "[figures]\npublicity.leaflets = 4000\npublicity.banners = 12\npublicity.awareness_rate = 95\n"
        "meetings.held = 3\n"
    )

    def test_it_is_in_no_list(self, county: Any) -> None:
        catalogue = county(self.GONE).catalogue
        assert "publicity.leaflets" not in catalogue.indicators
        assert "发放宣传资料" not in catalogue.names
        assert catalogue.removed["publicity.leaflets"].name == "发放宣传资料"

    def test_clauses_and_rows_that_name_it_drop_out(self, county: Any, bench: Bench) -> None:
        words = bench.words(self.DATA, county(self.GONE))
        assert "悬挂横幅12条" in words
        assert "悬挂横幅|条|12" in words
        assert "资料" not in words

    def test_rules_that_name_it_do_not_apply(self, county: Any, clinic: Any, bench: Bench) -> None:
        few = "[figures]\nmeetings.held = 3\n"
        assert {each.rule for each in bench.findings(few, clinic())} == {
            "clinic-meetings-and-leaflets",
            "clinic-leaflets-given",
        }
        assert bench.findings(few, county(self.GONE)) == ()

    def test_a_file_that_gives_it_is_told_who_and_why_and_what_to_do(self, county: Any, bench: Bench) -> None:
        for name in ("publicity.leaflets", "宣传单"):
            data = self.DATA.replace("publicity.leaflets", f'"{name}"')
            (finding,) = bench.findings(data, county(self.GONE))
            assert (finding.rule, finding.severity) == ("clinic-removed", Severity.WARNING)
            assert finding.message == (
                "填报了“发放宣传资料”，报告未采用：county的要求已取消此项（改由街道统计）"
            )
            assert finding.place == f"figures.{name}"
            assert "[local.名称]" in finding.hint

    def test_so_is_a_text_that_cites_it(self, county: Any, bench: Bench) -> None:
        data = '[texts]\npublicity = "广泛宣传，发放资料{publicity.leaflets}。"\n'
        unit_type = county(self.GONE)
        (finding,) = bench.findings(data, unit_type)
        assert (finding.rule, finding.place) == ("clinic-removed", "texts.publicity")
        assert "资料" not in bench.words(data, unit_type)

    def test_its_names_do_not_pass_to_others(self, bench: Bench, clinic: Any) -> None:
        """Who wrote a number never meant the namesake that is counted by the month."""
        county = addon(
            bench.folder,
            "county",
            indicators='[own]\nx = { name = "x", unit = "份/月", aliases = ["宣传单"] }\n',
        )
        city = addon(bench.folder, "city", self.GONE)
        data = '[figures]\n"宣传单" = 40\n'
        assert "own.x" not in bench.facts(data, clinic(county)).figures
        facts = bench.facts(data, clinic(county, city))
        assert facts.figures == {}
        assert [each.id for each in facts.submission.set_aside] == ["publicity.leaflets"]

    def test_a_name_passes_on_where_both_are_counted_alike(self, county: Any, bench: Bench) -> None:
        same = '[own]\nx = { name = "发放宣传资料", unit = "份" }\n'
        facts = bench.facts('[figures]\n"发放宣传资料" = 40\n', county(self.GONE, indicators=same))
        assert list(facts.figures) == ["own.x"]

    def test_blank_cells_are_not_remarked_on(self, county: Any, bench: Bench) -> None:
        assert bench.findings('[figures]\npublicity.leaflets = ""\n', county(self.GONE)) == ()

    def test_last_year_s_file_may_still_give_it(self, county: Any, bench: Bench) -> None:
        unit_type = county(self.GONE)
        earlier = bench.submission(self.DATA, unit_type, HEAD.replace("2023", "2022"))
        report = unit_type.report(
            bench.submission("[figures]\npublicity.banners = 10\n", unit_type), None, earlier
        )
        assert report.findings == ()
        assert "悬挂横幅10条" in body(report.document)

    def test_its_remover_must_not_name_it(self, county: Any) -> None:
        rules = '[[rule]]\nid = "some"\ncheck = "publicity.leaflets > 5"\nmessage = "少"\n'
        said = refused(lambda: county(self.GONE, rules=rules))
        assert said.splitlines() == [
            "county: rules.toml:3: rule county-some: the plugin itself removed publicity.leaflets",
            said.splitlines()[1],
        ]
        assert "→ county changed indicator publicity.leaflets of clinic" in said

    def test_an_operand_takes_its_formula_s_result_with_it(self, county: Any, bench: Bench) -> None:
        unit_type = county(change("without", "indicator", "waste.disposed"))
        facts = bench.facts("[figures]\nwaste.generated = 3\n", unit_type)
        assert "waste.rate" not in facts.figures


def test_an_explanation_of_a_removed_rule_is_a_note(county: Any, bench: Bench) -> None:
    unit_type = county(change("without", "rule", "clinic-leaflets-given", "不统计"))
    data = '[figures]\nmeetings.held = 20\n[explanations]\nclinic-leaflets-given = "没有"\n'
    (finding,) = bench.findings(data, unit_type)
    assert finding.severity is Severity.NOTE
    assert "county的要求已取消该规则（不统计）" in finding.message


def test_a_finding_of_a_replaced_rule_names_who_spoke(county: Any, bench: Bench) -> None:
    part, id, files, _holds = INSTEAD[1]
    unit_type = county(change("instead", part, id), **files)
    found = bench.findings("[figures]\nwaste.disposed = 2\nwaste.generated = 3\n", unit_type)
    assert [(each.by, each.message) for each in found if each.rule == id] == [
        ("county的要求", "处置量应等于产生量")
    ]


class TestRemovedSection:
    GONE = change("without", "section", "publicity", "并入别处")

    def test_outlines_close_up_and_no_figure_is_lost(self, county: Any, bench: Bench) -> None:
        unit_type = county(self.GONE)
        outlines = unit_type.catalogue.outlines
        assert outlines["yearly"].sections == ("leadership", "waste", "problems")
        assert outlines["short"].sections == ("waste",)
        assert "悬挂横幅12条" in bench.words("[figures]\npublicity.banners = 12\n", unit_type)

    def test_own_words_for_it_are_set_aside_and_that_is_said(self, county: Any, bench: Bench) -> None:
        unit_type = county(self.GONE)
        data = '[figures]\npublicity.leaflets = 50\n[texts]\npublicity = "广泛宣传。"\n'
        (finding,) = bench.findings(data, unit_type)
        assert finding.message == "写了“publicity”一节的文字，报告未采用：county的要求已取消此项（并入别处）"
        assert "广泛宣传。" not in bench.words(data, unit_type)

    def test_so_is_a_list_that_only_it_printed(self, county: Any, bench: Bench) -> None:
        data = '[figures]\npublicity.leaflets = 50\n[lists]\nproblems = ["人手不足"]\n'
        (finding,) = bench.findings(data, county(change("without", "section", "problems", "不再列")))
        assert finding.message == "列了“problems”，报告未采用：county的要求已取消此项（不再列）"
        own = '[[section]]\nid = "problems"\ntitle = "问题"\n'
        unit_type = county(change("instead", "section", "problems", "改为附表"), sections=own)
        (finding,) = bench.findings(data, unit_type)
        assert finding.message == "列了“problems”，报告未采用：county的要求已改写这一节（改为附表）"

    def test_another_addon_s_addition_goes_with_it(self, bench: Bench, clinic: Any) -> None:
        city = addon(bench.folder, "city", sections=added("publicity"))
        assert "publicity" in clinic(city).catalogue.sections
        unit_type = clinic(city, addon(bench.folder, "county", self.GONE))
        assert "publicity" not in unit_type.catalogue.sections


def test_another_addon_s_addition_stays_with_a_replaced_section(bench: Bench, clinic: Any) -> None:
    part, id, files, _holds = INSTEAD[2]
    unit_type = clinic(
        addon(bench.folder, "city", sections=added("publicity")),
        addon(bench.folder, "county", change("instead", part, id), **files),
    )
    section = unit_type.catalogue.sections["publicity"]
    assert (section.title, section.plugin, section.additions) == ("宣传", "county", ("city",))
    assert len(section.paragraphs) == 2


def test_a_removed_outline_is_named_to_who_asks_for_it(county: Any, bench: Bench) -> None:
    unit_type = county(change("without", "outline", "short", "不再报送"))
    with pytest.raises(Exception, match="county的要求 removed it: 不再报送"):
        bench.submission("", unit_type, f'outline = "short"\n{HEAD}')


def test_the_only_outline_cannot_go(county: Any) -> None:
    said = refused(lambda: county(change("without", "outline", "yearly")))
    assert said.startswith("county: ")
    assert "exactly one outline must be the default: outline yearly, which was it, is removed" in said


def test_all_that_is_wrong_with_declarations_at_once(county: Any) -> None:
    said = refused(
        lambda: county(
            change("without", "indicator", "nothing.here")
            + change("without", "indicator", "publicity.leaflet")
            + change("instead", "rule", "clinic-leaflets-given")
        )
    )
    assert "nothing.here is declared changed, but there is none" in said
    assert "publicity.leaflet is declared changed" in said
    assert "publicity.leaflets" in said
    assert "clinic-leaflets-given is declared to take the place of" in said


def test_two_defaults_are_laid_to_whoever_brought_the_second(county: Any) -> None:
    more = '[outline.more]\nname = "更多"\ntitle = "更多"\nsections = ["publicity"]\ndefault = true\n'
    said = refused(lambda: county(sections=more))
    assert said.startswith("county: ")
    assert "exactly one outline must be the default: yearly, more" in said


def test_a_removed_standard_asks_for_nothing(county: Any, clinic: Any, bench: Bench) -> None:
    data = "[figures]\npublicity.awareness_rate = 60\npublicity.leaflets = 100\n"
    assert "clinic-standard-awareness" in {each.rule for each in bench.findings(data, clinic())}
    unit_type = county(change("without", "standard", "clinics-2020"))
    assert bench.findings(data, unit_type) == ()


def test_a_python_plugin_declares_by_huibao_changes(clinic: Any, make: Any) -> None:
    rule = Rule("clinic-leaflets-given", "publicity.leaflets > 1", "太少")

    def of_clinics(answer: object) -> Any:
        return lambda unit_type: [answer] if unit_type == "clinic" else []

    declared = make(
        huibao_changes=of_clinics(Change(Part.RULE, rule.id, "另有规定")), huibao_rules=of_clinics(rule)
    )
    catalogue = clinic(("province", declared)).catalogue
    assert rule_of(catalogue, rule.id).check == "publicity.leaflets > 1"
    assert catalogue.changes[0].who == "province"
    silent = make(huibao_changes=of_clinics(Change(Part.RULE, rule.id, " ", removes=True)))
    assert "the change has no reason" in refused(lambda: clinic(("province", silent)))


def test_its_cases_name_a_replaced_rule_in_full(bench: Bench, clinic: Any) -> None:
    from huibao.check.cases import faults

    part, id, files, _holds = INSTEAD[1]
    cases = (
        f"[{id}]\nholds = {{ waste.disposed = 2, waste.generated = 2 }}\n"
        "breaks = { waste.disposed = 1, waste.generated = 2 }\n"
        "[few]\nholds = { meetings.held = 4 }\nbreaks = { meetings.held = 3 }\n"
    )
    rules = f'{files["rules"]}[[rule]]\nid = "few"\ncheck = "meetings.held > 3"\nmessage = "少"\n'
    county = addon(bench.folder, "county", change("instead", part, id), rules=rules, cases=cases)
    catalogue = clinic(county).catalogue
    assert [each.rule.id for each in county[1].cases()] == [id, "county-few"]
    assert faults(county[1].cases(), catalogue) == []


ADDED = """
[[section]]
id = "{id}"
{place}
[[section.paragraph]]
{stands}
clauses = ["召开{{meetings.held}}"]
"""


def added(id: str, place: str = "", stands: str = "") -> str:
    """A section with a paragraph about meetings."""
    return ADDED.format(id=id, place=place, stands=stands)


PLACES = [
    ("", ["横幅", "召开"]),
    ('before = "publicity.banners"', ["召开", "横幅"]),
    ('after = "publicity.leaflets"', ["横幅", "召开"]),
]


@pytest.mark.parametrize(("place", "order"), PLACES)
def test_an_added_paragraph_stands_where_it_says(
    place: str, order: list[str], county: Any, bench: Bench
) -> None:
    unit_type = county(sections=added("publicity", stands=place))
    data = "[figures]\nmeetings.held = 3\npublicity.banners = 2\npublicity.leaflets = 5\n"
    words = bench.words(data, unit_type).partition("广泛宣传发动")[2]
    assert sorted(order, key=words.index) == order


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ('after = "money.spent"', "section publicity: no paragraph speaks of money.spent"),
        ('after = "publicity.banners"\nbefore = "publicity.banners"', "not both"),
    ],
)
def test_a_place_that_there_is_not(place: str, said: str, county: Any) -> None:
    assert said in refused(lambda: county(sections=added("publicity", stands=place)))


def test_a_place_in_one_s_own_section(county: Any) -> None:
    own = '[[section]]\nid = "rivers"\ntitle = "护河"\n[[section.paragraph]]\nafter = "meetings.held"\n'
    said = refused(lambda: county(sections=own))
    assert "before and after are for additions" in said


def test_a_new_section_stands_after_the_one_that_it_names(bench: Bench, clinic: Any) -> None:
    def rivers(name: str, after: str) -> tuple[str, ContentFolder]:
        place = f'title = "{name}护河"\nafter = "{after}"'
        return addon(bench.folder, name, sections=added(name, place))

    catalogue = clinic(rivers("b", "publicity"), rivers("a", "publicity"), rivers("c", "b")).catalogue
    assert catalogue.outlines["yearly"].sections == (
        *("leadership", "publicity", "a", "b", "c", "waste", "problems"),
    )
    assert catalogue.outlines["short"].sections == ("publicity", "a", "b", "c", "waste")
    headings = [
        each.text
        for each in bench.report(
            "[figures]\nmeetings.held = 2\n", clinic(rivers("a", "publicity"))
        ).document.blocks
        if isinstance(each, Heading)
    ]
    assert "a护河" in headings
    assert "no section nosuch" in refused(lambda: clinic(rivers("a", "nosuch")))


CODES = (
    *("publicity.leaflets", "publicity.banners", "publicity.awareness_rate", "meetings.held"),
    *("waste.generated", "waste.disposed", "waste.rate", "tobacco.smoke_free", "money.spent"),
)


@settings(deadline=None, max_examples=60)
@given(removed=st.sets(st.sampled_from(CODES)), given_codes=st.sets(st.sampled_from(CODES)))
def test_whatever_is_removed_the_report_says_the_rest(
    removed: set[str], given_codes: set[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    bench = Bench(tmp_path_factory.mktemp("removed"))
    head = "".join(change("without", "indicator", code) for code in sorted(removed))
    unit_type = bench.type(rules=RULES, sections=SAID, plugins=[addon(bench.folder, "county", head)])
    data = "[figures]\n" + "".join(f"{code} = 1\n" for code in sorted(given_codes))
    report = bench.report(data, unit_type)
    told = {code for each in report.findings if each.rule == "clinic-removed" for code in each.indicators}
    assert told == removed & given_codes
    shown = {entry.indicator for entry in report.document.register}
    assert shown & removed == set()
    assert given_codes - removed <= shown


def test_after_a_section_that_somebody_else_removed_it_stands_where_that_stood(
    bench: Bench, clinic: Any
) -> None:
    new = '[[section]]\nid = "rivers"\ntitle = "护河"\nafter = "publicity"\n'
    county = addon(bench.folder, "county", sections=new)
    city = addon(bench.folder, "city", change("without", "section", "publicity"))
    before = clinic().catalogue.default_outline.sections
    order = ["rivers" if each == "publicity" else each for each in before]
    assert list(clinic(county, city).catalogue.default_outline.sections) == order
    lakes = addon(
        bench.folder, "lakes", sections=new.replace("rivers", "lakes").replace("publicity", "rivers")
    )
    town = addon(bench.folder, "town", change("without", "section", "rivers"))
    order = ["lakes" if each == "rivers" else each for each in order]
    assert list(clinic(county, city, lakes, town).catalogue.default_outline.sections) == order


def test_but_not_after_one_that_its_own_plugin_removed(county: Any) -> None:
    new = '[[section]]\nid = "rivers"\ntitle = "护河"\nafter = "publicity"\n'
    said = refused(lambda: county(change("without", "section", "publicity"), sections=new))
    assert "section rivers: the plugin itself removed publicity" in said
    said = refused(lambda: county(sections=new.replace('"publicity"', '"publicty"')))
    assert "after: there is no section publicty" in said
    assert "publicity" in said.partition("→")[2]
