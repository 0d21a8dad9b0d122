const KIB = 1024;

/** What of a mail is looked at, at most (LIMITS.md, Incoming mail). */
export const LIMITS = {
  headerBytes: 64 * KIB,
  fields: 200,
  depth: 20,
  parts: 100,
  text: 64 * KIB,
  html: 256 * KIB,
} as const;
