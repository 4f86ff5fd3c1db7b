ALTER TABLE "turns" ADD COLUMN "door" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "peers" jsonb;