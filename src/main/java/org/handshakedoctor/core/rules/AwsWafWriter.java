package org.handshakedoctor.core.rules;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.handshakedoctor.core.net.IpPrefix;

/// A shell script that fills two IP sets of AWS WAF, one for each family, and prints the rule that
/// names them.
///
/// The rule itself is not put in place: `update-web-acl` replaces all rules of a web ACL. A set
/// that a rule names cannot be deleted, so undo empties the sets.
final class AwsWafWriter implements RuleWriter {

  /// In each set.
  private static final int MAX_NETWORKS = 10_000;

  /// Puts a list of networks, as JSON on standard input, into a set.
  private static final String PUT =
      """
      put() {
      cat > "$saved/$1.new.json"
      id=$(aws wafv2 list-ip-sets --scope "$SCOPE" --output text \\
        --query "IPSets[?Name=='$1'].Id")
      if [ -z "$id" ]; then
        aws wafv2 create-ip-set --name "$1" --scope "$SCOPE" --ip-address-version "$2" \\
          --addresses "file://$saved/$1.new.json" > "$saved/$1.created.json"
      else
        aws wafv2 get-ip-set --name "$1" --scope "$SCOPE" --id "$id" > "$saved/$1.json"
        token=$(aws wafv2 get-ip-set --name "$1" --scope "$SCOPE" --id "$id" \\
          --output text --query LockToken)
        aws wafv2 update-ip-set --name "$1" --scope "$SCOPE" --id "$id" --lock-token "$token" \\
          --addresses "file://$saved/$1.new.json" > "$saved/$1.updated.json"
      fi
      }
      """;

  private static final String RULE =
      """
      arn() {
      aws wafv2 list-ip-sets --scope "$SCOPE" --output text --query "IPSets[?Name=='$1'].ARN"
      }
      arn4=$(arn handshake-doctor4)
      arn6=$(arn handshake-doctor6)
      cat <<RULE
      The sets are filled. The rule for the web ACL, if it is not there yet:
      {
        "Name": "handshake-doctor",
        "Priority": 0,
        "Action": { "Block": {} },
        "Statement": { "OrStatement": { "Statements": [
          { "IPSetReferenceStatement": { "ARN": "$arn4" } },
          { "IPSetReferenceStatement": { "ARN": "$arn6" } }
        ] } },
        "VisibilityConfig": {
          "SampledRequestsEnabled": true,
          "CloudWatchMetricsEnabled": true,
          "MetricName": "handshake-doctor"
        }
      }
      RULE
      """;

  private static final String EFFECT =
      """
      DOES NOT STOP the TLS handshake, nor its log lines. AWS WAF refuses requests,
      after the handshake with the load balancer or CloudFront that it guards.
      Visitors whose own address is in your log reached your server past those: to stop
      them use a network ACL, or let only the load balancer in by the security group.
      """;

  private static final String APPLY =
      """
      with the aws command; CLOUDFRONT instead of REGIONAL for CloudFront, and then with
      AWS_DEFAULT_REGION=us-east-1
      export SCOPE=REGIONAL
      sh %s, or paste all of it
      Once: add the rule that it prints to the web ACL (Add rules, Rule builder, JSON).
      """;

  @Override
  public String id() {
    return "aws-waf";
  }

  @Override
  public String name() {
    return "AWS WAF";
  }

  @Override
  public Effect effect() {
    return Effect.REFUSES_REQUESTS;
  }

  @Override
  public int rules(BlockList list) {
    return Math.max(list.ipv4().size(), list.ipv6().size());
  }

  @Override
  public int mostRules() {
    return MAX_NETWORKS;
  }

  @Override
  public String fileName() {
    return "handshake-doctor-waf.sh";
  }

  @Override
  public String apply(BlockList list) {
    return Header.of(
                        this,
                        list,
                        Header.untilUndone(list, ""),
                        EFFECT,
                        APPLY.formatted(fileName()))
                    + (list.isEmpty() ? Script.of(undo()) : script(list));
  }

  @Override
  public String check() {
    return """
    aws wafv2 list-ip-sets --scope "$SCOPE"  # the sets are there
    # in the console: the web ACL, Sampled requests: blocked by the rule handshake-doctor
    """;
  }

  @Override
  public String undo() {
    return """
    for set in handshake-doctor4 handshake-doctor6; do
      id=$(aws wafv2 list-ip-sets --scope "$SCOPE" --output text \\
        --query "IPSets[?Name=='$set'].Id")
      [ -n "$id" ] || continue
      token=$(aws wafv2 get-ip-set --name "$set" --scope "$SCOPE" --id "$id" \\
        --output text --query LockToken)
      aws wafv2 update-ip-set --name "$set" --scope "$SCOPE" --id "$id" \\
        --lock-token "$token" --addresses '[]'
    done
    # the rule can go from the web ACL now, and then the sets
    """;
  }

  private static String script(BlockList list) {
    return Script.of(
        ": \"$SCOPE\"\n"
            + Script.save("aws wafv2 list-ip-sets --scope \"$SCOPE\" > \"$saved/sets.json\"\n")
            + PUT
            + put("handshake-doctor4 IPV4", list.ipv4())
            + put("handshake-doctor6 IPV6", list.ipv6())
            + RULE);
  }

  private static String put(String set, List<IpPrefix> networks) {
    String json =
        networks.stream()
            .map(network -> "\"" + network.cidr() + "\"")
            .collect(Collectors.joining(",\n"));
    Stream<String> lines = Stream.of("[", json, "]").filter(line -> !line.isEmpty());
    return "put " + set + " " + Script.here("NETWORKS", lines);
  }
}
