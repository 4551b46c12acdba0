"""What administrators look after: accounts, the audit trail, background jobs and backups."""
