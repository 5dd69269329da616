<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>Door</name>
    <message>
        <source>One Door</source>
        <translation>一扇门</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>optional</source>
        <translation>可不填</translation>
    </message>
</context>
<context>
    <name>Gallery</name>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>&amp;Usual</source>
        <translation>平常(&amp;A)</translation>
    </message>
    <message>
        <source>Caret here</source>
        <translation>光标在这里</translation>
    </message>
    <message>
        <source>Filled by a reader</source>
        <translation>自动带出</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>读卡</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>10 digits now, mobile numbers have 11</source>
        <translation>现在 10 位，手机号 11 位</translation>
    </message>
    <message>
        <source>Please look</source>
        <translation>请看一眼</translation>
    </message>
    <message>
        <source>10 digits now, usually 11</source>
        <translation>现在 10 位，一般 11 位</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>The street is enough</source>
        <translation>写到街道就可以</translation>
    </message>
    <message>
        <source>Pinyin initials, e.g. ldzy</source>
        <translation>拼音首字母，如 ldzy</translation>
    </message>
    <message>
        <source>In the visitor&apos;s own &amp;words</source>
        <translation>照来访人的原话记(&amp;W)</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>开关、选择</translation>
    </message>
    <message>
        <source>Checked</source>
        <translation>已核对</translation>
    </message>
    <message>
        <source>Not chosen</source>
        <translation>未选</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>选中</translation>
    </message>
    <message>
        <source>Willing</source>
        <translation>愿意</translation>
    </message>
    <message>
        <source>Not willing</source>
        <translation>不愿意</translation>
    </message>
    <message>
        <source>Elderly</source>
        <translation>老人</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>残疾</translation>
    </message>
    <message>
        <source>Resident ID</source>
        <translation>居民身份证</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Clocks: round, icon, word, number</source>
        <translation>时限（圆角，图标+词+数）</translation>
    </message>
    <message>
        <source>Close: 8 days left</source>
        <translation>办结 剩 8 天</translation>
    </message>
    <message>
        <source>Not assigned for 26 hours</source>
        <translation>未按时分配 26 小时</translation>
    </message>
    <message>
        <source>Close: 5 days over</source>
        <translation>办结 超 5 天</translation>
    </message>
    <message>
        <source>Paused for 6 days</source>
        <translation>已暂停 6 天</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按时</translation>
    </message>
    <message>
        <source>Risk: square, bars, word</source>
        <translation>风险（直角，格数+词）</translation>
    </message>
    <message>
        <source>Risk · red</source>
        <translation>风险·红</translation>
    </message>
    <message>
        <source>Risk · orange</source>
        <translation>风险·橙</translation>
    </message>
    <message>
        <source>Risk · yellow</source>
        <translation>风险·黄</translation>
    </message>
    <message>
        <source>Risk · blue</source>
        <translation>风险·蓝</translation>
    </message>
    <message>
        <source>Buttons, each with its key</source>
        <translation>按钮（每个都露出它的键）</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>现在不能</translation>
    </message>
    <message>
        <source>Register, number, print</source>
        <translation>登记、取号并打印</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>转移</translation>
    </message>
    <message>
        <source>Group visit</source>
        <translation>多人来访</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Void and reopen</source>
        <translation>作废重开</translation>
    </message>
    <message>
        <source>Call the supervisor</source>
        <translation>通知值班长</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格行</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>来访人</translation>
    </message>
    <message>
        <source>8 days left</source>
        <translation>剩 8 天</translation>
    </message>
    <message>
        <source>1 day left</source>
        <translation>剩 1 天</translation>
    </message>
    <message>
        <source>5 days over</source>
        <translation>超 5 天</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>9 days left</source>
        <translation>剩 9 天</translation>
    </message>
    <message>
        <source>While empty</source>
        <translation>空着的时候</translation>
    </message>
    <message>
        <source>Nobody is waiting now</source>
        <translation>现在没有人等候</translation>
    </message>
    <message>
        <source>A bell rings when somebody comes</source>
        <translation>来人会响一声，并在这里显示</translation>
    </message>
    <message>
        <source>News and the way back</source>
        <translation>提示与撤回</translation>
    </message>
    <message>
        <source>Registered, number **A032**, to window 9</source>
        <translation>已登记，号 **A032**，去 9 号窗口</translation>
    </message>
    <message>
        <source>A033 did not come</source>
        <translation>A033 已记未到</translation>
    </message>
    <message>
        <source>**The A4 printer is out of paper**, 3 are waiting</source>
        <translation>**A4 打印机缺纸**，3 份在等。请加纸</translation>
    </message>
    <message>
        <source>**No link to the server**: go on registering, numbers come from the reserved block and are merged later</source>
        <translation>**连不上服务器**，照常登记，用预留号段；连上后自动合并</translation>
    </message>
    <message>
        <source>Dangerous words were said: </source>
        <translation>原话里有危险的词：</translation>
    </message>
    <message>
        <source>Ask him to sit down</source>
        <translation>请他坐下，单独接待</translation>
    </message>
    <message>
        <source>Press [[F12]] to call the supervisor</source>
        <translation>按 [[F12]] 通知值班长</translation>
    </message>
    <message>
        <source>Danger to life: call **110**</source>
        <translation>有人身危险，立即拨 **110**</translation>
    </message>
    <message>
        <source>Dialog: only before printing or calling people</source>
        <translation>对话框（只在要印纸、要叫人时）</translation>
    </message>
    <message>
        <source>Void notice 2109 and write another?</source>
        <translation>作废 2109 号受理告知单，另开一张？</translation>
    </message>
    <message>
        <source>The old number is not used again and stays in the register. Please choose a reason:</source>
        <translation>旧号不再使用，登记簿里留着。请选原因：</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>不作废</translation>
    </message>
    <message>
        <source>Void and write another</source>
        <translation>作废并另开</translation>
    </message>
    <message>
        <source>Name of the visitor misspelt</source>
        <translation>来访人姓名写错</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
</context>
<context>
    <name>KeyCap</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>这里</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>到处都能用</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关上</translation>
    </message>
</context>
<context>
    <name>Lintel</name>
    <message>
        <source>One Door</source>
        <translation>一扇门</translation>
    </message>
    <message>
        <source>Scan, or type a number or name</source>
        <translation>扫码，或输入编号、姓名、拼音</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>**Caps lock is on**, capital letters count</source>
        <translation>**大写键开着**，口令区分大小写</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>看一眼口令</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
</context>
<context>
    <name>SavedBand</name>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>High contrast</source>
        <translation>高对比</translation>
    </message>
    <message>
        <source>Text: {size}</source>
        <translation>字号 {size}</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>One Door</source>
        <translation>一扇门</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Extra large</source>
        <translation>特大</translation>
    </message>
</context>
<context>
    <name>Skeleton</name>
    <message>
        <source>Being read</source>
        <translation>正在读取</translation>
    </message>
</context>
<context>
    <name>ToastBar</name>
    <message>
        <source>gone in {n} s</source>
        <translation>{n} 秒后收起</translation>
    </message>
</context>
<context>
    <name>UndoBar</name>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>keys</name>
    <message>
        <source>Intake</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>案件</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Find or scan</source>
        <translation>查找或扫码</translation>
    </message>
    <message>
        <source>Full window</source>
        <translation>整个屏幕</translation>
    </message>
    <message>
        <source>Call the supervisor</source>
        <translation>通知值班长</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Register, number, print</source>
        <translation>登记、取号并打印</translation>
    </message>
    <message>
        <source>Save without number</source>
        <translation>先存不出号</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Next to look at</source>
        <translation>到下一处</translation>
    </message>
    <message>
        <source>First proposal</source>
        <translation>选第一个去向</translation>
    </message>
    <message>
        <source>Second proposal</source>
        <translation>选第二个去向</translation>
    </message>
    <message>
        <source>Third proposal</source>
        <translation>选第三个去向</translation>
    </message>
    <message>
        <source>Pick by pinyin</source>
        <translation>按拼音另选</translation>
    </message>
    <message>
        <source>General window</source>
        <translation>综合受理窗口</translation>
    </message>
    <message>
        <source>Name withheld</source>
        <translation>不愿说</translation>
    </message>
    <message>
        <source>Group visit</source>
        <translation>多人来访</translation>
    </message>
    <message>
        <source>Earlier visits</source>
        <translation>以前的来访</translation>
    </message>
    <message>
        <source>Add to this case</source>
        <translation>并入这一件</translation>
    </message>
    <message>
        <source>New matter</source>
        <translation>是另一件事</translation>
    </message>
    <message>
        <source>Dealt with</source>
        <translation>已处置，收起</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>补打</translation>
    </message>
    <message>
        <source>Print on</source>
        <translation>接着打印</translation>
    </message>
    <message>
        <source>Other printer</source>
        <translation>换一台打印机</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>存成 PDF</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
</TS>
