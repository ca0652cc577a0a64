package dev.supervisor.unit.exec;

import dev.supervisor.unit.directive.Directive;
import dev.supervisor.unit.directive.DirectiveType;
import dev.supervisor.unit.directive.Priority;
import java.util.List;
import java.util.OptionalLong;

/** Disks and devices of a control group. */
public record DiskSpec(
        @Directive(
                name = "IOAccounting",
                type = DirectiveType.BOOLEAN,
                priority = Priority.C,
                doc = "Measures what it reads and writes.")
        Boolean ioAccounting,

        @Directive(
                name = "IOWeight",
                type = DirectiveType.IO_WEIGHT,
                priority = Priority.B,
                doc = "Its share of the disks, 1 to 10000.")
        OptionalLong ioWeight,

        @Directive(type = DirectiveType.IO_WEIGHT, priority = Priority.C, doc = "Its share while the system boots.")
        OptionalLong startupIOWeight,

        @Directive(
                name = "IODeviceWeight",
                type = DirectiveType.DEVICE_WEIGHTS,
                priority = Priority.C,
                doc = "Its share of single disks.")
        List<String> ioDeviceWeight,

        @Directive(
                name = "IOReadBandwidthMax",
                type = DirectiveType.BANDWIDTHS,
                priority = Priority.C,
                doc = "How much it may read of a disk in a second.")
        List<String> ioReadBandwidthMax,

        @Directive(
                name = "IOWriteBandwidthMax",
                type = DirectiveType.BANDWIDTHS,
                priority = Priority.C,
                doc = "How much it may write to a disk in a second.")
        List<String> ioWriteBandwidthMax,

        @Directive(
                name = "IOReadIOPSMax",
                type = DirectiveType.BANDWIDTHS,
                priority = Priority.C,
                doc = "How often it may read of a disk in a second.")
        List<String> ioReadIOPSMax,

        @Directive(
                name = "IOWriteIOPSMax",
                type = DirectiveType.BANDWIDTHS,
                priority = Priority.C,
                doc = "How often it may write to a disk in a second.")
        List<String> ioWriteIOPSMax,

        @Directive(
                name = "IODeviceLatencyTargetSec",
                type = DirectiveType.DEVICE_LATENCIES,
                priority = Priority.C,
                doc = "The latency of a disk that it should have.")
        List<String> ioDeviceLatencyTargetSec,

        @Directive(type = DirectiveType.BOOLEAN, priority = Priority.C, doc = "An older name of `IOAccounting=`.")
        Boolean blockIOAccounting,

        @Directive(
                type = DirectiveType.BLOCK_IO_WEIGHT,
                priority = Priority.C,
                doc = "An older measure of `IOWeight=`.")
        OptionalLong blockIOWeight,

        @Directive(
                type = DirectiveType.BLOCK_IO_WEIGHT,
                priority = Priority.C,
                doc = "The same while the system boots.")
        OptionalLong startupBlockIOWeight,

        @Directive(
                type = DirectiveType.BLOCK_DEVICE_WEIGHTS,
                priority = Priority.C,
                obsolete =
                        "Unit uses {key}=; please use IO*= settings instead. Support for {key}= will be removed soon.",
                doc = "An older measure of `IODeviceWeight=`.")
        List<String> blockIODeviceWeight,

        @Directive(
                type = DirectiveType.BLOCK_BANDWIDTHS,
                priority = Priority.C,
                obsolete =
                        "Unit uses {key}=; please use IO*= settings instead. Support for {key}= will be removed soon.",
                doc = "An older name of `IOReadBandwidthMax=`.")
        List<String> blockIOReadBandwidth,

        @Directive(
                type = DirectiveType.BLOCK_BANDWIDTHS,
                priority = Priority.C,
                obsolete =
                        "Unit uses {key}=; please use IO*= settings instead. Support for {key}= will be removed soon.",
                doc = "An older name of `IOWriteBandwidthMax=`.")
        List<String> blockIOWriteBandwidth,

        @Directive(
                type = DirectiveType.WORD,
                priority = Priority.C,
                byDefault = "auto",
                what = "device policy",
                words = {"auto", "closed", "strict"},
                doc = "Which devices it may use.")
        String devicePolicy,

        @Directive(type = DirectiveType.DEVICES, priority = Priority.C, doc = "Devices that it may use besides.")
        List<String> deviceAllow) {}
