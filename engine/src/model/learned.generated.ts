// Made by scripts/learnCoefficients.ts from banking77 K=1, banking77 K=5, banking77 K=10, banking77 K=30, clinc150 K=1, clinc150 K=5, clinc150 K=10, clinc150 K=30, hwu64 K=1, hwu64 K=5, hwu64 K=10, hwu64 K=30, bonny K=2, bonny K=10, bonny K=100, customs K=2, customs K=10, customs K=100, genie K=2, genie K=10, genie K=100, hotline-1823 K=2, hotline-1823 K=10, hotline-1823 K=100, trade-single-window K=2, trade-single-window K=10, trade-single-window K=100; do not edit.
export const learned = {
  "signals": {
    "bm25": 1.078,
    "bm25OfBest": 2.324,
    "nearest": 1.485,
    "nearestThree": 0.35,
    "classifier": 0.605,
    "coverage": 2.579,
    "exact": 0.029,
    "named": -0.246
  },
  "confidence": {
    "one": -0.329,
    "belief": 0.712,
    "bm25": -0.281,
    "nearest": -0.046,
    "coverage": 0.759,
    "known": 0.859,
    "beliefCovered": 0.206,
    "beliefNone": -0.746,
    "reach": 0.139,
    "none": -0.183,
    "nearestNone": -0.806,
    "named": -0.576,
    "exact": 0.104,
    "examples": -0.388,
    "entries": -0.078,
    "refusals": 0.682
  }
}
