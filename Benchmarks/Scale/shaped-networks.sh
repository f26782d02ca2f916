#!/bin/bash
# Measures "scale" with two ranks in two network namespaces, joined by networks of several delays and rates; with two that share memory; and with one. Needs root, Open MPI, iproute2 and a built
# Benchmarks (dotnet build -c Release Benchmarks), some three minutes a round, and a machine that does nothing else meanwhile.
#   ROUNDS=3 Benchmarks/Scale/shaped-networks.sh DIRECTORY [DELAY,RATE ...]
# A delay is in µs, one way, a rate in Gbit/s. Figures are added to a file of DIRECTORY for each network. Where the kernel's traffic control has no netem, "scale --wire" delays packets instead.
set -euo pipefail
cd "$(dirname "$0")/../.."

benchmarks=$PWD/Benchmarks/bin/Release/net10.0/Benchmarks.dll
mpirun=${MPIRUN:-$(command -v mpirun.openmpi || command -v mpirun)}
output=$(realpath -m "${1:?Usage: $0 DIRECTORY [DELAY,RATE ...]}")
shift
[ $# -gt 0 ] || set -- 25,10 50,10 100,10 250,10 100,1
[ "$(id -u)" = 0 ] || { echo "$0: network namespaces need root." >&2; exit 2; }
[ -f "$benchmarks" ] || { echo "$0: there is no $benchmarks: dotnet build -c Release Benchmarks" >&2; exit 2; }

first=autograd-a second=autograd-b address=10.99.0
scratch=$(mktemp -d)
wire=

disconnect() {
    [ -z "$wire" ] || { kill "$wire" && wait "$wire" || true; } 2> /dev/null
    wire=
    for name in $first $second; do ip netns del $name 2> /dev/null || true; done
}

finish() {
    disconnect
    rm -rf "$scratch"
}
trap finish EXIT

# connect DELAY RATE
connect() {
    ip netns add $first
    ip netns add $second
    ip link add $first netns $first type veth peer name $second netns $second
    if ip netns exec $first tc qdisc add dev $first root netem delay "$1us" rate "$2gbit" limit 100000 2> /dev/null; then
        ip netns exec $second tc qdisc add dev $second root netem delay "$1us" rate "$2gbit" limit 100000
    else
        ip -n $first link del $first
        # At a priority of its own, because both ranks spin while they wait.
        chrt -f 50 dotnet "$benchmarks" scale --wire $first $second "$1" "$2" > "$scratch/wire" &
        wire=$!
        until [ -s "$scratch/wire" ]; do kill -0 $wire && sleep .1; done
        : > "$scratch/wire"
        # With long packets, as the kernel hands them to a network card, but none that takes more than 52 µs.
        for name in $first $second; do ip link set $name netns $name && ip -n $name link set $name mtu $(($2 < 10 ? $2 * 6500 : 65000)); done
    fi
    ip -n $first addr add $address.1/24 dev $first
    ip -n $second addr add $address.2/24 dev $second
    for name in $first $second; do
        ip -n $name link set lo up
        ip -n $name link set $name up
    done
}

# Open MPI starts its daemon on the other "machine" with this instead of ssh.
cat > "$scratch/agent" <<AGENT
#!/bin/sh
shift
exec ip netns exec $second unshare --uts sh -c "hostname $second; \$*"
AGENT
chmod +x "$scratch/agent"

export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
for ((round = 1; round <= ${ROUNDS:-3}; round++)); do
    echo "round $round"
    for network in "$@"; do
        delay=${network%,*} rate=${network#*,}
        disconnect
        connect "$delay" "$rate"
        ip netns exec $first unshare --uts sh -c "hostname $first; exec \"\$@\"" - "$mpirun" -n 2 --host $address.1,$address.2 --bind-to none \
            --mca plm_rsh_agent "$scratch/agent" --mca pml ob1 --mca btl tcp,self --mca btl_tcp_if_include $address.0/24 --mca oob_tcp_if_include $address.0/24 \
            --mca coll_tuned_use_dynamic_rules 1 --mca coll_tuned_allreduce_algorithm 3 \
            dotnet "$benchmarks" scale --network "$delay µs, $rate Gbit/s" --output "$output"
    done
    disconnect
    "$mpirun" -n 2 dotnet "$benchmarks" scale --network "shared memory" --output "$output"
    dotnet "$benchmarks" scale --output "$output"
done
