import { z } from 'zod'

const share = z.number().min(0).max(1)

/** What the rule of referral looks at; `referral/referralSignals.ts` says what each one is. */
export const referralSignalNames = ['one', 'own', 'other', 'both', 'second', 'coverage', 'nearest'] as const
export type ReferralSignal = (typeof referralSignalNames)[number]

const weights = Object.fromEntries(referralSignalNames.map((name) => [name, z.number()])) as Record<
  ReferralSignal,
  z.ZodNumber
>

/** `bots/shared/referral.yaml`: when a question is another bot's. Written by `bots/scripts/learnReferral.ts`. */
export const referralRule = z.strictObject({
  sureAt: share.describe('From this confidence on a bot answers by itself and the others are not asked'),
  referAt: share.describe('A question is referred if this probable that another bot answers it and this one does not'),
  weights: z.strictObject(weights).describe('Of the logistic rule, in log-odds'),
})
export type ReferralRule = z.infer<typeof referralRule>
