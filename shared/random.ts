/** Makes a random UUID (version 4); passed in so that tests can choose it. */
export type NewId = () => string;
