ALTER TABLE "turns" ADD COLUMN "given_lang" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "state_before" jsonb;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "code" text;