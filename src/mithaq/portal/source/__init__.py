"""What the licence promises every visitor: the source code of the installation they use; and a word to robots."""
