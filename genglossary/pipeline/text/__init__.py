"""Text without documents around it: normalisation, prose, language identification, display form, sentences as data."""
