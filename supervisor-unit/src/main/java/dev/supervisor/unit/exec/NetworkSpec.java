package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import java.util.List;

/** The network of a control group. */
public record NetworkSpec(
        @Directive(
                name = "IPAccounting",
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "Counts its packets.")
        Boolean ipAccounting,

        @Directive(
                name = "IPAddressAllow",
                type = DirectiveType.ADDRESSES,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "Addresses that it may speak to.")
        List<String> ipAddressAllow,

        @Directive(
                name = "IPAddressDeny",
                type = DirectiveType.ADDRESSES,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "Addresses that it may not speak to.")
        List<String> ipAddressDeny,

        @Directive(
                name = "IPIngressFilterPath",
                type = DirectiveType.PATH,
                priority = Priority.C,
                doc = "A filter for what comes in.")
        String ipIngressFilterPath,

        @Directive(
                name = "IPEgressFilterPath",
                type = DirectiveType.PATH,
                priority = Priority.C,
                doc = "A filter for what goes out.")
        String ipEgressFilterPath,

        @Directive(
                name = "BPFProgram",
                type = DirectiveType.WORDS,
                priority = Priority.C,
                shown = Directive.UNSHOWN,
                doc = "Programs in the kernel for it.")
        List<String> bpfProgram,

        @Directive(type = DirectiveType.PORTS, priority = Priority.C, doc = "Ports that it may take.")
        List<String> socketBindAllow,

        @Directive(type = DirectiveType.PORTS, priority = Priority.C, doc = "Ports that it may not take.")
        List<String> socketBindDeny,

        @Directive(type = DirectiveType.INTERFACES, priority = Priority.C, doc = "Interfaces that it may use.")
        List<String> restrictNetworkInterfaces) {}
