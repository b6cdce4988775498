"""What is known of language: white space, sentences, words, dates in sentences."""
