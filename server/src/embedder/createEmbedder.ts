import type { EmbedderSettings } from '../settings.ts'
import { createEndpointEmbedder } from './createEndpointEmbedder.ts'
import { createOnnxEmbedder } from './createOnnxEmbedder.ts'
import type { Embedder } from './Embedder.ts'

/** The embedder that the settings ask for. */
export async function createEmbedder(settings: EmbedderSettings): Promise<Embedder> {
  return 'folder' in settings ? createOnnxEmbedder(settings) : createEndpointEmbedder(settings)
}
