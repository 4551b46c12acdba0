"""What politicians and units have promised each other: development agreements and the kodeks."""
