import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.TestingSession;
import java.util.Map;

/** A whole server of Trino with tables in memory. Says its address, and ends with its input. */
class TrinoPeer {
    public static void main(String[] words) throws Exception {
        var session = TestingSession.testSessionBuilder().setCatalog("memory").setSchema("default").build();
        try (var runner = DistributedQueryRunner.builder(session).setNodeCount(1).addExtraProperty("query.max-length", "100000000").build()) {
            runner.installPlugin(new MemoryPlugin());
            runner.createCatalog("memory", "memory", Map.of("memory.max-data-per-node", "512MB"));
            System.out.println("reached at " + runner.getCoordinator().getBaseUrl());
            System.in.read();
        }
    }
}
