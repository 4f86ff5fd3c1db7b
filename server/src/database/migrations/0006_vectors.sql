CREATE TABLE "vectors" (
	"embedder" text NOT NULL,
	"hash" text NOT NULL,
	"vector" "bytea" NOT NULL,
	CONSTRAINT "vectors_embedder_hash_pk" PRIMARY KEY("embedder","hash")
);
--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "embedder" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "vectors" jsonb;