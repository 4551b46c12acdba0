"""What users read: labels and messages in Danish and English, apart from the rules."""
