"""From sentences to terms: phrases counted, ranked, joined with their variants, categorised and selected."""
