package org.handshakedoctor.core.rules;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.handshakedoctor.core.net.IpPrefix;

/// A shell script of entries for a network ACL of AWS, which is asked before a packet reaches any
/// machine of a subnet.
///
/// It takes few: 20 rules for each family, of which one is AWS's own and one has to let the others
/// in. Its entries have no names, only numbers; ours are [#FIRST] and on, before the 100 of the
/// rule that lets everybody in. Undo removes what denies under these numbers.
final class AwsNaclWriter implements RuleWriter {
  private static final int MAX_RULES = 18;
  private static final int FIRST = 41;
  private static final int LAST = FIRST + 2 * MAX_RULES - 1;

  private static final String APPLY =
      """
      with the aws command, for the ACL of the subnet that the visitors reach first:
      export NACL=acl-...
      sh %1$s, or paste all of it. Its numbers %2$s to %3$s must be free.
      """
          .formatted("%s", String.valueOf(FIRST), String.valueOf(LAST));

  @Override
  public String id() {
    return "aws-nacl";
  }

  @Override
  public String name() {
    return "AWS network ACL";
  }

  @Override
  public Effect effect() {
    return Effect.STOPS_HANDSHAKE;
  }

  @Override
  public int rules(BlockList list) {
    return Math.max(list.ipv4().size(), list.ipv6().size()) * list.ports().size() * 2;
  }

  @Override
  public int mostRules() {
    return MAX_RULES;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-nacl.sh";
  }

  @Override
  public String apply(BlockList list) {
    return script(list);
  }

  @Override
  public String check() {
    return """
    aws ec2 describe-network-acls --network-acl-ids "$NACL" --output table
    """;
  }

  @Override
  public String undo() {
    return """
    aws ec2 describe-network-acls --network-acl-ids "$NACL" --output text \\
      --query 'NetworkAcls[0].Entries[].[RuleNumber,RuleAction,Egress]' |
    awk '$1 >= %s && $1 <= %s && $2 == "deny" && $3 == "False" { print $1 }' |
    while read -r number; do
      aws ec2 delete-network-acl-entry --network-acl-id "$NACL" --ingress \\
        --rule-number "$number"
    done
    """
        .formatted(String.valueOf(FIRST), String.valueOf(LAST));
  }

  private String script(BlockList list) {
    String head =
        Header.of(this, list, Header.untilUndone(list, ""), effect(list), APPLY.formatted(fileName()));
    if (list.isEmpty()) {
      return head + Script.of(undo());
    }
    return head
        + Script.of(
            ": \"$NACL\"\n"
                + Script.save(
                    """
                    aws ec2 describe-network-acls --network-acl-ids "$NACL" > "$saved/nacl.json"
                    """)
                + "undo() {\n"
                + undo()
                + "}\nundo\n"
                + """
                deny() {
                aws ec2 create-network-acl-entry --network-acl-id "$NACL" --ingress --rule-action deny \\
                  --rule-number "$1" --protocol "$2" --port-range "From=$3,To=$3" "$4" "$5"
                }
                """
                + denials(list, FIRST, "--cidr-block", list.ipv4())
                + denials(list, FIRST + MAX_RULES, "--ipv6-cidr-block", list.ipv6()));
  }

  private static String denials(BlockList list, int first, String option, List<IpPrefix> networks) {
    List<String> rules =
        networks.stream()
            .flatMap(
                network ->
                    list.ports().stream()
                        .flatMap(
                            port ->
                                List.of("tcp", "udp").stream()
                                    .map(
                                        protocol ->
                                            String.join(
                                                " ",
                                                protocol,
                                                String.valueOf(port),
                                                option,
                                                network.cidr()))))
            .toList();
    return IntStream.range(0, rules.size())
        .mapToObj(i -> "deny " + (first + i) + " " + rules.get(i) + "\n")
        .collect(Collectors.joining());
  }

  private static String effect(BlockList list) {
    return """
    STOPS the TLS handshake and its log lines: drops TCP and UDP from these
    networks to %s of the subnet. Open connections end.
    Behind a load balancer the subnet is that of the load balancer.
    A network ACL takes %s such rules for each family, a server's firewall any number.
    """
        .formatted(Header.ports(list), String.valueOf(MAX_RULES));
  }
}
