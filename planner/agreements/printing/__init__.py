"""Many papers at once: chosen on a page, printed in a job, packed or bound, and fetched."""
