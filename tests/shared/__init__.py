"""What tests of several rooms share: decks to build, readers of finished files, validators."""
