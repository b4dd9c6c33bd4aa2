package dev.rollcall.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rollcall.diagnosis.Diagnosed;
import dev.rollcall.matrix.ContractJson;
import dev.rollcall.policy.Verdict;
import java.util.List;

/** Writes verdicts as the promised JSON. Safe for use from any thread. */
final class RowJson {
    private static final int BUFFERS = 16;

    /** Jackson keeps its buffers by thread; every host has a new one, so they would all be made anew. */
    private final ObjectWriter json = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS))
                    .build())
            .build()
            .writer();

    byte[] bytes(Verdict verdict, List<Diagnosed> diagnosis) throws JsonProcessingException {
        return json.writeValueAsBytes(ContractJson.of(verdict, diagnosis));
    }
}
