"""Level 8: different towns, kinds and company, within the slack of level 7."""
