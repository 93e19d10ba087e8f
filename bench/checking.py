"""Submissions checked a second, beside rows of floats: python bench/checking.py

One submission of 60 figures, already parsed into plain values, is structured and held against 40
rules, in warm processes pinned to one core.
"""

import argparse
import sys

from rounds import Contestant, in_rounds, median, peers_python, prepare, ratio, spread, table, verdict

OURS = ("plain", "written", "spoilt")
PEERS = ("cattrs_rows", "pydantic_rows", "python_rows")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rounds", type=int, default=15)
    arguments.add_argument("--seconds", type=float, default=0.3, help="for each contestant in each round")
    chosen = arguments.parse_args()
    prepare()
    contestants = {name: Contestant(sys.executable, "ours", name) for name in OURS}
    if peers := peers_python():
        contestants |= {name: Contestant(peers, "peers", name) for name in PEERS}
    jobs = {name: lambda each=each: each.seconds(chosen.seconds) for name, each in contestants.items()}
    results = in_rounds(jobs, chosen.rounds)
    rows = [
        (
            name,
            f"{1 / median(took):,.0f}",
            f"{median(took) * 1e6:,.0f}",
            spread(took, 1e6),
            f"{ratio(results, name, 'plain'):.2g}",
        )
        for name, took in results.items()
    ]
    print(table(("contestant", "submissions/s", "µs", "least–most", "× plain"), rows))
    print()
    for name in OURS[:2]:
        print(verdict(f"{name}, submissions a second", 1 / median(results[name]), 5000, at_most=False))
    if not peers:
        print("no peers: run python bench/setup_peers.py for their rows")


if __name__ == "__main__":
    main()
