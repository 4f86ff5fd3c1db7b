// Made by scripts/learnCoefficients.ts from banking77 K=1, banking77 K=3, banking77 K=5, banking77 K=10, banking77 K=30, clinc150 K=1, clinc150 K=3, clinc150 K=5, clinc150 K=10, clinc150 K=30, hwu64 K=1, hwu64 K=3, hwu64 K=5, hwu64 K=10, hwu64 K=30, bonny K=2, bonny K=10, bonny K=100, bonny, labelled, customs K=2, customs K=10, customs K=100, customs, labelled, genie K=2, genie K=10, genie K=100, genie, labelled, hotline-1823 K=2, hotline-1823 K=10, hotline-1823 K=100, hotline-1823, labelled, trade-single-window K=2, trade-single-window K=10, trade-single-window K=100, trade-single-window, labelled; do not edit.
export const learned = {
  "signals": {
    "few": {
      "bm25": 0.625,
      "bm25OfBest": 2.373,
      "nearest": 1.563,
      "nearestThree": 0.375,
      "sentence": 0.48,
      "classifier": 0.617,
      "coverage": 0.354,
      "nearWords": 1.862,
      "gist": 3.035,
      "exact": 0,
      "named": -0.239
    },
    "many": {
      "bm25": 0.697,
      "bm25OfBest": 1.454,
      "nearest": 0.009,
      "nearestThree": -0.433,
      "sentence": 0.678,
      "classifier": 0.82,
      "coverage": 1.561,
      "nearWords": 3.602,
      "gist": 2.018,
      "exact": 0.037,
      "named": -0.8
    }
  },
  "confidence": {
    "few": {
      "one": -0.86,
      "belief": 0.846,
      "bm25": 0.421,
      "nearest": 1.053,
      "coverage": -0.11,
      "nearWords": 0.617,
      "gist": 0.788,
      "sentence": -0.459,
      "agreement": -0.643,
      "length": 0.206,
      "known": 0.61,
      "beliefCovered": 0.065,
      "beliefNone": -1.073,
      "reach": 0.239,
      "none": -0.064,
      "nearestNone": -2.131,
      "named": -0.239,
      "exact": 0.035,
      "examples": -1.526,
      "entries": -0.005,
      "refusals": 0.956
    },
    "many": {
      "one": -0.982,
      "belief": 0.6,
      "bm25": 0.079,
      "nearest": -0.528,
      "coverage": 0.465,
      "nearWords": 1.335,
      "gist": 0.869,
      "sentence": 2.091,
      "agreement": -0.328,
      "length": 1.213,
      "known": 0.384,
      "beliefCovered": 0.333,
      "beliefNone": -0.767,
      "reach": 0.077,
      "none": -0.309,
      "nearestNone": -2.336,
      "named": -1.07,
      "exact": 0.811,
      "examples": -0.827,
      "entries": -0.248,
      "refusals": 1.682
    }
  }
}
