/** What an agent's reply must prove besides its key (CONTRACT.md sections 2 and 5). */
export const AGENT_AUTHS = ['key', 'results', 'dkim'] as const;
export type AgentAuth = (typeof AGENT_AUTHS)[number];

/** What could be shown of the From domain of a mail, found out before anything is decided (mail/authentication.ts). */
export interface Proof {
  /** By AGENT_AUTH. `unchecked`: the check could not be made, which is never taken for a proof (LIMITS.md, I12). */
  readonly agent: 'proven' | 'unproven' | 'unchecked';
  /** By the header of MAIL_AUTHSERV_ID; true where none is configured, for then nothing is known against it. */
  readonly isSenderKnown: boolean;
  /** What it was judged by, for the audit trail: `key`, `dmarc=pass`, `dkim=pass`, `no-header` … */
  readonly by: string;
}

/** What each level leaves open: said at every start. */
export const LEFT_OPEN: Readonly<Record<AgentAuth, string>> = {
  key: "AGENT_AUTH=key: whoever reads an agent's mail, or forges its From and knows the key, can decide as that agent. Raise it to results or dkim",
  results:
    "AGENT_AUTH=results: a forged From does not pass, as long as the mail server removes Authentication-Results of its own name from mail that comes in. It does not protect from whoever sends through the agents' own domain: a mailbox taken over, a colleague whose server lets them choose a From",
  dkim: "AGENT_AUTH=dkim: a forged From does not pass. It does not protect from whoever sends through the agents' own domain: a mailbox taken over, a colleague whose server lets them choose a From; nor from a signed mail of the agent's sent again by who also knows a key",
};
