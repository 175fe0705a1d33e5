"""What a person can do: one function for each verb, one transaction for each function that writes."""
