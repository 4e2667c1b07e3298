"""The public GraphQL schema: what every shopper and every front end may see and do."""
