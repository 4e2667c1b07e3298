"""The staff's pages of the sites, each kept to the sites that they see."""
