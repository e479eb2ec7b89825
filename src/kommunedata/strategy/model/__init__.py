"""The values of a strategy: themes, goals, targets, observations, plans and their process."""
