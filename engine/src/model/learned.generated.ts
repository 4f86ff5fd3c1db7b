// Made by scripts/learnCoefficients.ts from banking77 K=1, banking77 K=3, banking77 K=5, banking77 K=10, banking77 K=30, clinc150 K=1, clinc150 K=3, clinc150 K=5, clinc150 K=10, clinc150 K=30, hwu64 K=1, hwu64 K=3, hwu64 K=5, hwu64 K=10, hwu64 K=30, bonny K=2, bonny K=10, bonny K=100, bonny, labelled, customs K=2, customs K=10, customs K=100, customs, labelled, genie K=2, genie K=10, genie K=100, genie, labelled, hotline-1823 K=2, hotline-1823 K=10, hotline-1823 K=100, hotline-1823, labelled, trade-single-window K=2, trade-single-window K=10, trade-single-window K=100, trade-single-window, labelled; do not edit.
export const learned = {
  "signals": {
    "bm25": 1.334,
    "bm25OfBest": 2.508,
    "nearest": 1.134,
    "nearestThree": -0.096,
    "sentence": 1.137,
    "classifier": 0.737,
    "coverage": 2.413,
    "exact": 0.006,
    "named": -0.635
  },
  "confidence": {
    "one": -1.655,
    "belief": 0.629,
    "bm25": 0.353,
    "nearest": 0.154,
    "coverage": 1.074,
    "sentence": 0.517,
    "agreement": 0.109,
    "length": 0.767,
    "known": 0.295,
    "beliefCovered": 0.173,
    "beliefNone": -0.575,
    "reach": 0.142,
    "none": -0.299,
    "nearestNone": -3.088,
    "named": -0.998,
    "exact": 0.35,
    "examples": -0.387,
    "entries": -0.274,
    "refusals": 1.477
  }
}
