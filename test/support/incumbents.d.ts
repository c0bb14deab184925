declare module 'wink-sentiment' {
  const tellSentiment: (text: string) => { readonly normalizedScore: number };
  export = tellSentiment;
}

declare module 'sentiment' {
  class Sentiment {
    analyze(text: string): { readonly score: number };
  }
  export = Sentiment;
}

declare module 'vader-sentiment' {
  export const SentimentIntensityAnalyzer: {
    readonly polarity_scores: (text: string) => { readonly compound: number };
  };
}
