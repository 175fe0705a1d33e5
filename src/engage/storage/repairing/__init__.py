"""Making a whole project of one that is damaged: always a new file; the damaged one stays as it is."""
