package dev.rollcall.remote;

import dev.rollcall.remote.TrustVerdict.Changed;
import dev.rollcall.remote.TrustVerdict.NotApproved;
import dev.rollcall.remote.TrustVerdict.Trusted;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Several that know hosts: what one of them knows otherwise is refused, then what one approves is trusted. */
public record LayeredTrust(List<Trust> layers) implements Trust {
    @Override
    public TrustVerdict judge(String name, int port, HostIdentity shown) {
        TrustVerdict all = new NotApproved();
        for (Trust layer : layers) {
            TrustVerdict verdict = layer.judge(name, port, shown);
            switch (verdict) {
                case Changed _ -> {
                    return verdict;
                }
                case Trusted _ -> all = verdict;
                case NotApproved _ -> {}
            }
        }
        return all;
    }

    @Override
    public Set<String> approvedAlgorithms(String name, int port) {
        return layers.stream()
                .flatMap(layer -> layer.approvedAlgorithms(name, port).stream())
                .collect(Collectors.toSet());
    }
}
