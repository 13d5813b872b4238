"""Team routes: the plan of a team, who takes part, what they share, and what they need together."""
