// Made by scripts/learnCoefficients.ts from banking77 K=1, banking77 K=3, banking77 K=5, banking77 K=10, banking77 K=30, clinc150 K=1, clinc150 K=3, clinc150 K=5, clinc150 K=10, clinc150 K=30, hwu64 K=1, hwu64 K=3, hwu64 K=5, hwu64 K=10, hwu64 K=30, bonny K=2, bonny K=10, bonny K=100, bonny, labelled, customs K=2, customs K=10, customs K=100, customs, labelled, genie K=2, genie K=10, genie K=100, genie, labelled, hotline-1823 K=2, hotline-1823 K=10, hotline-1823 K=100, hotline-1823, labelled, trade-single-window K=2, trade-single-window K=10, trade-single-window K=100, trade-single-window, labelled; do not edit.
export const learned = {
  "signals": {
    "bm25": 1.113,
    "bm25OfBest": 2.61,
    "nearest": 0.994,
    "nearestThree": -0.282,
    "sentence": 1.318,
    "classifier": 0.831,
    "coverage": 2.202,
    "exact": 0.009,
    "named": -1.115
  },
  "confidence": {
    "one": -1.709,
    "belief": 0.591,
    "bm25": 0.048,
    "nearest": 0.227,
    "coverage": 0.666,
    "sentence": 1.019,
    "agreement": 0.217,
    "length": 0.598,
    "known": 0.622,
    "beliefCovered": 0.195,
    "beliefNone": -0.594,
    "reach": 0.17,
    "none": -0.247,
    "nearestNone": -2.712,
    "named": -0.57,
    "exact": 0.245,
    "examples": -0.353,
    "entries": -0.209,
    "refusals": 1.12
  }
}
