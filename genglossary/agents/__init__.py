"""The glossary for agents, by the Model Context Protocol: the API's operations as tools, its tokens, its rules."""
