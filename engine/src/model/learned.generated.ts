// Made by scripts/learnCoefficients.ts from banking77 K=1, banking77 K=3, banking77 K=5, banking77 K=10, banking77 K=30, clinc150 K=1, clinc150 K=3, clinc150 K=5, clinc150 K=10, clinc150 K=30, hwu64 K=1, hwu64 K=3, hwu64 K=5, hwu64 K=10, hwu64 K=30, bonny K=2, bonny K=10, bonny K=100, bonny, labelled, customs K=2, customs K=10, customs K=100, customs, labelled, genie K=2, genie K=10, genie K=100, genie, labelled, hotline-1823 K=2, hotline-1823 K=10, hotline-1823 K=100, hotline-1823, labelled, trade-single-window K=2, trade-single-window K=10, trade-single-window K=100, trade-single-window, labelled; do not edit.
export const learned = {
  "signals": {
    "few": {
      "bm25": 0.633,
      "bm25OfBest": 2.331,
      "nearest": 1.539,
      "nearestThree": 0.365,
      "sentence": 0.525,
      "classifier": 0.638,
      "coverage": 0.344,
      "nearWords": 1.859,
      "gist": 3.04,
      "exact": 0,
      "named": -0.25
    },
    "many": {
      "bm25": 0.695,
      "bm25OfBest": 1.383,
      "nearest": -0.082,
      "nearestThree": -0.461,
      "sentence": 0.759,
      "classifier": 0.874,
      "coverage": 1.583,
      "nearWords": 3.575,
      "gist": 2.016,
      "exact": 0.061,
      "named": -0.826
    }
  },
  "confidence": {
    "few": {
      "one": -0.881,
      "belief": 0.851,
      "bm25": 0.38,
      "nearest": 1.026,
      "coverage": -0.124,
      "nearWords": 0.636,
      "gist": 0.762,
      "sentence": -0.439,
      "agreement": -0.588,
      "length": 0.225,
      "known": 0.657,
      "beliefCovered": 0.064,
      "beliefNone": -1.067,
      "reach": 0.254,
      "none": -0.059,
      "nearestNone": -2.048,
      "named": -0.277,
      "exact": 0.033,
      "examples": -1.557,
      "entries": -0.011,
      "refusals": 0.956
    },
    "many": {
      "one": -0.952,
      "belief": 0.587,
      "bm25": 0.016,
      "nearest": -0.828,
      "coverage": 0.538,
      "nearWords": 1.266,
      "gist": 0.96,
      "sentence": 2.059,
      "agreement": -0.355,
      "length": 1.171,
      "known": 0.279,
      "beliefCovered": 0.289,
      "beliefNone": -0.735,
      "reach": 0.116,
      "none": -0.355,
      "nearestNone": -2.342,
      "named": -0.976,
      "exact": 0.885,
      "examples": -0.806,
      "entries": -0.242,
      "refusals": 1.827
    }
  }
}
