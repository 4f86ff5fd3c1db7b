import { z } from 'zod'
import { httpsUrl, id, localised } from './localised.ts'

/**
 * `bots/shared/values.yaml`: what several answers say and is written once. `{{hotline.afcd}}` in
 * a text stands for `hotline: { afcd: … }` here.
 */
export const sharedValues = z.record(id, z.record(id, z.union([z.string().min(1), localised])))
export type SharedValues = z.infer<typeof sharedValues>

/** `bots/shared/departments.yaml`: names and official sites. */
export const departments = z.record(
  id,
  z.strictObject({ name: localised, abbreviation: z.string().optional(), url: httpsUrl.optional() }),
)
export type Departments = z.infer<typeof departments>
