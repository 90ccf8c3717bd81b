"""What is in a file that somebody sent: guarded, bounded, whatever its format."""
