select change, card, old_pipeline, old_stage, pipeline, stage, old_cards, new_cards, still, together
from stage_pairs
