package dev.supervisor.unit.spec;

import dev.supervisor.unit.grammar.Property;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The order in which systemd 252 prints properties, those of the running unit too, which are not of its definition. */
public final class ShowOrder {
    private static final String NAMES = """
        Type ExitType Restart PIDFile NotifyAccess RestartUSec TimeoutStartUSec TimeoutStopUSec TimeoutAbortUSec
        TimeoutStartFailureMode TimeoutStopFailureMode RuntimeMaxUSec RuntimeRandomizedExtraUSec WatchdogUSec
        WatchdogTimestamp WatchdogTimestampMonotonic RootDirectoryStartOnly RemainAfterExit GuessMainPID
        RestartPreventExitStatus RestartForceExitStatus SuccessExitStatus MainPID ControlPID BusName
        FileDescriptorStoreMax NFileDescriptorStore StatusText StatusErrno Unit TimersMonotonic TimersCalendar
        OnClockChange OnTimezoneChange NextElapseUSecRealtime NextElapseUSecMonotonic LastTriggerUSec
        LastTriggerUSecMonotonic Result ReloadResult CleanResult USBFunctionDescriptors USBFunctionStrings UID GID
        NRestarts OOMPolicy ExecMainStartTimestamp ExecMainStartTimestampMonotonic ExecMainExitTimestamp
        ExecMainExitTimestampMonotonic ExecMainPID ExecMainCode ExecMainStatus ExecCondition ExecConditionEx
        ExecStartPre ExecStartPreEx ExecStart ExecStartEx ExecStartPost ExecStartPostEx ExecReload ExecReloadEx
        ExecStop ExecStopEx ExecStopPost ExecStopPostEx AccuracyUSec RandomizedDelayUSec FixedRandomDelay Persistent
        WakeSystem RemainAfterElapse Slice ControlGroup ControlGroupId MemoryCurrent MemoryAvailable CPUUsageNSec
        EffectiveCPUs EffectiveMemoryNodes TasksCurrent IPIngressBytes IPIngressPackets IPEgressBytes
        IPEgressPackets IOReadBytes IOReadOperations IOWriteBytes IOWriteOperations Delegate DelegateControllers
        CPUAccounting CPUWeight StartupCPUWeight CPUShares StartupCPUShares CPUQuotaPerSecUSec CPUQuotaPeriodUSec
        AllowedCPUs StartupAllowedCPUs AllowedMemoryNodes StartupAllowedMemoryNodes IOAccounting IOWeight
        StartupIOWeight IODeviceWeight IOReadBandwidthMax IOWriteBandwidthMax IOReadIOPSMax IOWriteIOPSMax
        IODeviceLatencyTargetUSec BlockIOAccounting BlockIOWeight StartupBlockIOWeight BlockIODeviceWeight
        BlockIOReadBandwidth BlockIOWriteBandwidth MemoryAccounting DefaultMemoryLow DefaultMemoryMin MemoryMin
        MemoryLow MemoryHigh MemoryMax MemorySwapMax MemoryLimit DevicePolicy DeviceAllow TasksAccounting TasksMax
        IPAccounting IPAddressAllow IPAddressDeny IPIngressFilterPath IPEgressFilterPath DisableControllers
        ManagedOOMSwap ManagedOOMMemoryPressure ManagedOOMMemoryPressureLimit ManagedOOMPreference BPFProgram
        SocketBindAllow SocketBindDeny RestrictNetworkInterfaces Environment EnvironmentFiles PassEnvironment
        UnsetEnvironment UMask LimitCPU LimitCPUSoft LimitFSIZE LimitFSIZESoft LimitDATA LimitDATASoft LimitSTACK
        LimitSTACKSoft LimitCORE LimitCORESoft LimitRSS LimitRSSSoft LimitNOFILE LimitNOFILESoft LimitAS LimitASSoft
        LimitNPROC LimitNPROCSoft LimitMEMLOCK LimitMEMLOCKSoft LimitLOCKS LimitLOCKSSoft LimitSIGPENDING
        LimitSIGPENDINGSoft LimitMSGQUEUE LimitMSGQUEUESoft LimitNICE LimitNICESoft LimitRTPRIO LimitRTPRIOSoft
        LimitRTTIME LimitRTTIMESoft WorkingDirectory RootDirectory RootImage RootImageOptions RootHash RootHashPath
        RootHashSignature RootHashSignaturePath RootVerity ExtensionDirectories ExtensionImages MountImages
        OOMScoreAdjust CoredumpFilter Nice IOSchedulingClass IOSchedulingPriority CPUSchedulingPolicy
        CPUSchedulingPriority CPUAffinity CPUAffinityFromNUMA NUMAPolicy NUMAMask TimerSlackNSec
        CPUSchedulingResetOnFork NonBlocking StandardInput StandardInputFileDescriptorName StandardInputData
        StandardOutput StandardOutputFileDescriptorName StandardError StandardErrorFileDescriptorName TTYPath
        TTYReset TTYVHangup TTYVTDisallocate TTYRows TTYColumns SyslogPriority SyslogIdentifier SyslogLevelPrefix
        SyslogLevel SyslogFacility LogLevelMax LogRateLimitIntervalUSec LogRateLimitBurst LogExtraFields
        LogNamespace SecureBits CapabilityBoundingSet AmbientCapabilities User Group DynamicUser RemoveIPC
        SetCredential SetCredentialEncrypted LoadCredential LoadCredentialEncrypted SupplementaryGroups PAMName
        ReadWritePaths ReadOnlyPaths InaccessiblePaths ExecPaths NoExecPaths ExecSearchPath MountFlags PrivateTmp
        PrivateDevices ProtectClock ProtectKernelTunables ProtectKernelModules ProtectKernelLogs
        ProtectControlGroups PrivateNetwork PrivateUsers PrivateMounts PrivateIPC ProtectHome ProtectSystem
        SameProcessGroup UtmpIdentifier UtmpMode SELinuxContext AppArmorProfile SmackProcessLabel IgnoreSIGPIPE
        NoNewPrivileges SystemCallFilter SystemCallArchitectures SystemCallErrorNumber SystemCallLog Personality
        LockPersonality RestrictAddressFamilies RuntimeDirectorySymlink RuntimeDirectoryPreserve
        RuntimeDirectoryMode RuntimeDirectory StateDirectorySymlink StateDirectoryMode StateDirectory
        CacheDirectorySymlink CacheDirectoryMode CacheDirectory LogsDirectorySymlink LogsDirectoryMode LogsDirectory
        ConfigurationDirectoryMode ConfigurationDirectory TimeoutCleanUSec MemoryDenyWriteExecute RestrictRealtime
        RestrictSUIDSGID RestrictNamespaces RestrictFileSystems BindPaths BindReadOnlyPaths TemporaryFileSystem
        MountAPIVFS KeyringMode ProtectProc ProcSubset ProtectHostname NetworkNamespacePath IPCNamespacePath
        KillMode KillSignal RestartKillSignal FinalKillSignal SendSIGKILL SendSIGHUP WatchdogSignal Id Names
        Following Requires Requisite Wants BindsTo PartOf Upholds RequiredBy RequisiteOf WantedBy BoundBy UpheldBy
        ConsistsOf Conflicts ConflictedBy Before After OnSuccess OnSuccessOf OnFailure OnFailureOf Triggers
        TriggeredBy PropagatesReloadTo ReloadPropagatedFrom PropagatesStopTo StopPropagatedFrom JoinsNamespaceOf
        SliceOf RequiresMountsFor Documentation Description AccessSELinuxContext LoadState ActiveState FreezerState
        SubState FragmentPath SourcePath DropInPaths UnitFileState UnitFilePreset StateChangeTimestamp
        StateChangeTimestampMonotonic InactiveExitTimestamp InactiveExitTimestampMonotonic ActiveEnterTimestamp
        ActiveEnterTimestampMonotonic ActiveExitTimestamp ActiveExitTimestampMonotonic InactiveEnterTimestamp
        InactiveEnterTimestampMonotonic CanStart CanStop CanReload CanIsolate CanClean CanFreeze Job
        StopWhenUnneeded RefuseManualStart RefuseManualStop AllowIsolate DefaultDependencies OnSuccessJobMode
        OnFailureJobMode IgnoreOnIsolate NeedDaemonReload Markers JobTimeoutUSec JobRunningTimeoutUSec
        JobTimeoutAction JobTimeoutRebootArgument ConditionResult AssertResult ConditionTimestamp
        ConditionTimestampMonotonic AssertTimestamp AssertTimestampMonotonic Conditions Asserts LoadError Transient
        Perpetual StartLimitIntervalUSec StartLimitBurst StartLimitAction FailureAction FailureActionExitStatus
        SuccessAction SuccessActionExitStatus RebootArgument InvocationID CollectMode
        """;

    private static final Map<String, Integer> PLACES = places();

    private ShowOrder() {}

    private static Map<String, Integer> places() {
        Map<String, Integer> places = new HashMap<>();
        for (String name : NAMES.split("\\s+")) {
            places.put(name, places.size());
        }
        return Map.copyOf(places);
    }

    /** Properties in this order; those of the same name as they stood, unknown ones last. */
    public static List<Property> sorted(List<Property> properties) {
        return properties.stream()
                .sorted(Comparator.comparingInt(property -> PLACES.getOrDefault(property.name(), PLACES.size())))
                .toList();
    }
}
