import { z } from 'zod';
import { aiSettingsSchema } from './ai-settings';
import { businessHoursSchema } from './business-hours';

/** What a workspace can set, as kept in the JSON column `workspace.settings`. Unknown keys of a newer version are kept. */
export const workspaceSettingsSchema = z.looseObject({
  /** Origins (scheme://host[:port], exact) whose pages may embed the widget, beside the server's own. */
  allowedOrigins: z.array(z.string()).default([]),
  /** Minutes of silence after an AI answer until the episode counts as resolved (assumed). */
  inactivityMinutes: z.number().int().min(5).max(43_200).default(1_440),
  /** What the company is called towards customers; default: the workspace's name. */
  companyName: z.string().max(120).optional(),
  /** Below this calibrated probability nothing is answered; above `answerFrom` it is stated plainly. */
  tentativeFrom: z.number().min(0).max(1).optional(),
  answerFrom: z.number().min(0).max(1).optional(),
  ai: aiSettingsSchema.prefault({}),
  /** When people answer; without it nothing is closed. Read it with {@link hoursOf}. */
  hours: businessHoursSchema.optional(),
  /** Likeness from which a curated answer is given, where the entry says nothing else; 0.5..1. */
  curatedThreshold: z.number().min(0.5).max(1).default(0.8),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;

/**
 * An origin as browsers send it, for exact comparison.
 * @returns null for what is not an http(s) origin
 */
export function canonicalOrigin(value: string): string | null {
  try {
    const url = new URL(value);
    const plain = (url.protocol === 'https:' || url.protocol === 'http:') && url.pathname === '/' && !url.search && !url.hash && !url.username;
    return plain ? url.origin : null;
  } catch {
    return null;
  }
}
