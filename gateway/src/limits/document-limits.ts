/** The most that one operation may ask for, whichever way it comes in. */
export interface DocumentLimits {
  /** Names, values and signs of its document; white space and comments are none. */
  mostTokens: number;
  /** Levels of fields, fragments written out; a field of the root lies on the first. */
  mostDepth: number;
  /** Fields with an alias, fragments written out. */
  mostAliases: number;
  /** What it costs; see `measureCost`. */
  mostCost: number;
  /** Rows of one page: any argument that the schema says slices a list. */
  mostPerPage: number;
}
