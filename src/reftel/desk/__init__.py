"""What one reader may do, access applied: the only door to an archive."""
