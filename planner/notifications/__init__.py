"""Mail to the people behind the units: written to the outbox, sent by a job."""
