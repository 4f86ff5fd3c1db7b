// Made by scripts/learnCoefficients.ts from banking77 K=1, banking77 K=3, banking77 K=5, banking77 K=10, banking77 K=30, clinc150 K=1, clinc150 K=3, clinc150 K=5, clinc150 K=10, clinc150 K=30, hwu64 K=1, hwu64 K=3, hwu64 K=5, hwu64 K=10, hwu64 K=30, bonny K=2, bonny K=10, bonny K=100, bonny, labelled, customs K=2, customs K=10, customs K=100, customs, labelled, genie K=2, genie K=10, genie K=100, genie, labelled, hotline-1823 K=2, hotline-1823 K=10, hotline-1823 K=100, hotline-1823, labelled, trade-single-window K=2, trade-single-window K=10, trade-single-window K=100, trade-single-window, labelled; do not edit.
export const learned = {
  "signals": {
    "bm25": 1.369,
    "bm25OfBest": 2.486,
    "nearest": 1.018,
    "nearestThree": -0.181,
    "sentence": 1.067,
    "classifier": 0.759,
    "coverage": 2.601,
    "exact": 0.01,
    "named": -0.791
  },
  "confidence": {
    "one": -1.99,
    "belief": 0.649,
    "bm25": 0.52,
    "nearest": -0.023,
    "coverage": 1.088,
    "sentence": 0.771,
    "agreement": 0.113,
    "length": 0.838,
    "known": 0.274,
    "beliefCovered": 0.143,
    "beliefNone": -0.54,
    "reach": 0.125,
    "none": -0.307,
    "nearestNone": -3.139,
    "named": -1.061,
    "exact": 0.482,
    "examples": -0.319,
    "entries": -0.272,
    "refusals": 1.449
  }
}
