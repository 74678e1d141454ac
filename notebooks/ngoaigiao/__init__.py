"""ngoaigiao: who stands how towards whom, and when, in Vietnamese news."""
